"""The papers of a proceeding: drawn up from its data by versioned templates, issued once, served with proof."""
