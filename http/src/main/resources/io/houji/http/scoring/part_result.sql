-- The result of a part. $1 tenant, $2 batch, $3 part
select result from houji.score_batch_result
where tenant_id = $1 and batch_id = $2 and part = $3
