CREATE TABLE domain(id bigint primary key, domain varchar(255), description varchar(255), max_aliases int default 0, max_mailboxes int default 0, max_quota bigint default 0, quota bigint default 0, transport varchar(255) default 'virtual', backupmx tinyint default 0, active tinyint default 1);
CREATE TABLE mailbox(id bigint primary key, username varchar(255), password varchar(255), name varchar(255), alt_email varchar(255), quota bigint default 0, local_part varchar(255), active tinyint default 1, access_restriction varchar(100) default 'ALL', homedir varchar(255), maildir varchar(255), homedir_size bigint, maildir_size bigint, size_at timestamp, delete_pending tinyint, Domain_id bigint);
CREATE TABLE alias(id bigint primary key, address varchar(255), goto clob, active tinyint default 1, Domain_id bigint);
CREATE TABLE admin(id bigint primary key, username varchar(255), `super` tinyint default 0, active tinyint default 1);
CREATE TABLE domain_admins(Admin_id bigint, Domain_id bigint);
