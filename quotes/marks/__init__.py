"""Quotation marks: what stands in which marks, also where a mark is lost. Knows no syntax and no speakers."""
