create spatial index drawing_claim_box on drawing_claim (box);
