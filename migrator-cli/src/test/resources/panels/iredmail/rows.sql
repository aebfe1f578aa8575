INSERT INTO domain(domain,transport,mailboxes,active) VALUES('a.example','dovecot',20,1),('aus.example','dovecot',0,0);
INSERT INTO alias_domain VALUES('zweit.example','a.example',1);
-- anna: copy kept, forwards, logins; ben: no limit, forward without copy; cora: no POP3, admin, expires; dora: domain off;
-- emil: domain unknown
INSERT INTO mailbox(username,password,name,recovery_email,quota,domain,storagebasedirectory,storagenode,maildir,isadmin,enablepop3,expired,active) VALUES
 ('anna@a.example','{SSHA512}m4qSnHboZQp32vOJES4xzrls06PbVCa20VW85uDZsWAbZHKsghx5wVwNgJHw5wwpPiSwTSNdKUDixNR87jMrvwECAwQFBgcI','Anna','anna@privat.example',1024,'a.example','/var/vmail','vmail1','a.example/a/n/n/anna/',0,1,'9999-12-31 00:00:00',1),
 ('ben@a.example','$1$saltsalt$UpWQI5mgB5kmojp8MViW.0','Ben','',0,'a.example','/var/vmail','vmail1','a.example/b/e/n/ben/',0,1,'9999-12-31 00:00:00',1),
 ('cora@a.example','$1$saltsalt$UpWQI5mgB5kmojp8MViW.0','Cora','',10,'a.example','/var/vmail','vmail1','a.example/c/',1,0,'2027-01-01 00:00:00',1),
 ('dora@aus.example','$1$saltsalt$UpWQI5mgB5kmojp8MViW.0','Dora','',10,'aus.example','/var/vmail','vmail1','aus.example/d/',0,1,'9999-12-31 00:00:00',1),
 ('emil@weg.example','$1$saltsalt$UpWQI5mgB5kmojp8MViW.0','Emil','',10,'weg.example','/var/vmail','vmail1','weg.example/e/',0,1,'9999-12-31 00:00:00',0);
INSERT INTO forwardings(address,forwarding,domain,is_maillist,is_list,is_forwarding,is_alias,active) VALUES
 ('anna@a.example','anna@a.example','a.example',0,0,1,0,1),
 ('anna@a.example','x@y.example','a.example',0,0,1,0,1),
 ('anna@a.example','z@y.example','a.example',0,0,1,0,1),
 ('ben@a.example','x@y.example','a.example',0,0,1,0,1),
 ('info@a.example','anna@a.example','a.example',0,0,0,1,1),
 ('team@a.example','anna@a.example','a.example',0,1,0,0,1),
 ('team@a.example','ben@a.example','a.example',0,1,0,0,1),
 ('a.example','anna@a.example','a.example',0,0,0,0,1),
 ('mlmmj@a.example','mlmmj@a.example','a.example',1,0,0,0,1);
INSERT INTO used_quota VALUES('anna@a.example',900000000,100);
INSERT INTO last_login VALUES('anna@a.example',1753000000,NULL,1753100000);
INSERT INTO domain_admins VALUES('cora@a.example','a.example',1),('root@x.example','ALL',1);
