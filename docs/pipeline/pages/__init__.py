"""From an executed lesson to its pages, cards and downloads."""
