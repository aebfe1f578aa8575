CREATE TABLE domain(domain varchar(255) primary key, description varchar(255), aliases int default 0, mailboxes int default 0, maxquota bigint default 0, quota bigint default 0, transport varchar(255), backupmx tinyint default 0, active tinyint default 1, password_expiry int default 0);
CREATE TABLE mailbox(username varchar(255) primary key, password varchar(255), name varchar(255), maildir varchar(255), quota bigint default 0, local_part varchar(255), domain varchar(255), created timestamp, modified timestamp, active tinyint default 1, phone varchar(30) default '', email_other varchar(255) default '', smtp_active tinyint default 1);
CREATE TABLE alias(address varchar(255) primary key, goto clob not null, domain varchar(255), active tinyint default 1);
CREATE TABLE alias_domain(alias_domain varchar(255) primary key, target_domain varchar(255), active tinyint default 1);
CREATE TABLE vacation(email varchar(255) primary key, subject varchar(255), body clob, activefrom timestamp, activeuntil timestamp, interval_time int default 0, domain varchar(255), active tinyint default 1);
CREATE TABLE quota2(username varchar(100) primary key, bytes bigint, messages int);
CREATE TABLE admin(username varchar(255) primary key, password varchar(255), superadmin tinyint default 0, active tinyint default 1, email_other varchar(255) default '');
CREATE TABLE domain_admins(username varchar(255), domain varchar(255), active tinyint default 1);
