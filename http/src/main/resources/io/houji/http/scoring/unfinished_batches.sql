-- Lists that wait for a node, of any tenant.
select tenant_id, batch_id from houji.unfinished_batches()
