"""What a board orders instead of an opinion: a further inquiry, or a stay while a prosecution is pending."""
