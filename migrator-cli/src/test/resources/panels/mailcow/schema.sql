CREATE TABLE domain(domain varchar(255) primary key, description varchar(255), aliases int default 0, mailboxes int default 0, defquota bigint default 3072, maxquota bigint default 102400, quota bigint default 102400, backupmx tinyint default 0, active tinyint default 1);
CREATE TABLE mailbox(username varchar(255) primary key, password varchar(255), name varchar(255), quota bigint default 102400, local_part varchar(255), domain varchar(255), attributes varchar(4000), kind varchar(100) default '', authsource varchar(20) default 'mailcow', active tinyint default 1);
CREATE TABLE alias(id int auto_increment primary key, address varchar(255), goto clob, domain varchar(255), internal tinyint default 0, sender_allowed tinyint default 1, active tinyint default 1);
CREATE TABLE alias_domain(alias_domain varchar(255) primary key, target_domain varchar(255), active tinyint default 1);
CREATE TABLE sender_acl(id int auto_increment primary key, logged_in_as varchar(255), send_as varchar(255), external tinyint default 0);
CREATE TABLE quota2(username varchar(255) primary key, bytes bigint, messages bigint);
CREATE TABLE filterconf(object varchar(255), `option` varchar(50), `value` varchar(100), prefid int auto_increment primary key);
CREATE TABLE domain_admins(id int auto_increment primary key, username varchar(255), domain varchar(255), active tinyint default 1);
CREATE TABLE sieve_filters(id int auto_increment primary key, username varchar(255), script_desc varchar(255), script_name varchar(20), script_data clob, filter_type varchar(20));
