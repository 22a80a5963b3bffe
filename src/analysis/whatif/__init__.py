"""What if: scenarios over the figures that are known, their uncertainty, and where the next rupiah goes."""
