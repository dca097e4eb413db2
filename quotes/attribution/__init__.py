"""Who said it: the sieves, the evidence that they name, and how sure each answer is."""
