INSERT INTO domain VALUES('a.example','Firma A',400,10,3072,10240,102400,0,1),('b.example','',0,0,1024,0,0,1,0);
-- anna: own scores, sender rights, lists; ben: quota 0, nobody may log in; cora: services off in either way of writing JSON;
-- dora: password elsewhere, domain off; raum: a resource; geist: no domain
INSERT INTO mailbox VALUES
 ('anna@a.example','{BLF-CRYPT}$2y$10$x','Anna',3221225472,'anna','a.example','{"recovery_email":"anna@privat.example","imap_access":"1"}','','mailcow',1),
 ('ben@a.example','{SSHA512}m4qSnHboZQp32vOJES4xzrls06PbVCa20VW85uDZsWAbZHKsghx5wVwNgJHw5wwpPiSwTSNdKUDixNR87jMrvwECAwQFBgcI','Ben',0,'ben','a.example','{}','','mailcow',2),
 ('cora@a.example','{BLF-CRYPT}$2y$10$x','Cora',1000000000,'cora','a.example','{"imap_access":"0","pop3_access": "0","smtp_access":"1"}','','mailcow',0),
 ('dora@b.example','','Dora',1073741824,'dora','b.example','{}','','keycloak',1),
 ('raum@a.example','','Raum 1',0,'raum','a.example','{}','location','mailcow',1),
 ('geist@weg.example','{BLF-CRYPT}$2y$10$x','Geist',1,'geist','weg.example','{}','','mailcow',1);
INSERT INTO alias(address,goto,domain,sender_allowed,active) VALUES
 ('anna@a.example','anna@a.example','a.example',1,1),
 ('ben@a.example','ben@a.example,x@y.example','a.example',1,1),
 ('@a.example','anna@a.example','a.example',1,1),
 ('spam@a.example','null@localhost','a.example',0,1),
 ('lern@a.example','spam@localhost','a.example',0,1),
 ('info@a.example','anna@a.example','a.example',0,1),
 ('alt@a.example','anna@a.example','a.example',1,0),
 ('team@a.example','anna@a.example,ben@a.example','a.example',1,1);
INSERT INTO alias_domain VALUES('zweit.example','a.example',1);
INSERT INTO sender_acl(logged_in_as,send_as,external) VALUES('anna@a.example','@a.example',0),('anna@a.example','fremd@gmx.example',1),('ben@a.example','*',0);
INSERT INTO quota2 VALUES('anna@a.example',900000000,1234);
INSERT INTO filterconf(object,`option`,`value`) VALUES('anna@a.example','lowspamlevel','8'),('anna@a.example','highspamlevel','15'),('anna@a.example','whitelist_from','*@gut.example'),('a.example','blacklist_from','boese@schlecht.example');
INSERT INTO domain_admins(username,domain,active) VALUES('chef','a.example',1),('chef','b.example',1);
INSERT INTO sieve_filters(username,script_desc,script_name,script_data,filter_type) VALUES('anna@a.example','Ordner','active','require ["fileinto"];','prefilter'),('anna@a.example','alt','inactive','keep;','postfilter');
