"""For who stands in front of a class: plans, worksheets, criteria, a glossary."""
