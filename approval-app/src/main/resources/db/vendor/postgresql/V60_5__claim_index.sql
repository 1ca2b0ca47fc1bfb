create index drawing_claim_box on drawing_claim using gist (box);
