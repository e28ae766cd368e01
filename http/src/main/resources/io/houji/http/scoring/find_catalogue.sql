-- The texts of a catalogue. $1 tenant, $2 hash
select texts from houji.scoring_catalogue where tenant_id = $1 and catalogue_hash = $2
