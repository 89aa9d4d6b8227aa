-- Where those who take part online join: only who has such a place is told. What else they should know is a text of the product.
alter table product add column join_link text check (join_link ~ '^https?://');
