-- Full text of the passages: porter stemming, accents ignored. Filled by the pull that fills `passages`.
CREATE VIRTUAL TABLE `passages_fts` USING fts5(
	`passage_id` UNINDEXED,
	`title`,
	`path`,
	`text`,
	tokenize = 'porter unicode61 remove_diacritics 2'
);
