"""The composition root owns no model; Django tells only apps with this module that a migrate has ended."""
