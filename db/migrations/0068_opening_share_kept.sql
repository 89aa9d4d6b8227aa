-- That somebody added a part to an opening is told for as long as the opening is; the part itself goes when it ends.
alter table opening_share alter column sealed_share drop not null;
