INSERT INTO domain(id,domain,description,max_quota,quota,max_mailboxes,active) VALUES(1,'a.example','Firma A',0,2147483648,5,1),(2,'aus.example','',0,0,0,0);
-- anna: ordinary; ben: no limit, to be deleted, no copy; cora: IMAP only; dora: domain off; emil: no domain
INSERT INTO mailbox(id,username,password,name,alt_email,quota,local_part,active,access_restriction,maildir,maildir_size,size_at,delete_pending,Domain_id) VALUES
 (1,'anna@a.example','{BLF-CRYPT}$2y$05$abcdefghijklmnopqrstuucNMZq191NNvp0/LeCDR.7jKw1lKsR/a','Anna','anna@privat.example',1073741824,'anna',1,'ALL','/srv/mail/a.example/anna',500000000,'2026-11-01 04:00:00',0,1),
 (2,'ben@a.example','2c9341ca4cf3d87b9e4eb905d6a3ec45','Ben',NULL,0,'ben',1,'ALL',NULL,NULL,NULL,1,1),
 (3,'cora@a.example','{SHA512-CRYPT}$6$saltsaltsaltsalt$OVEA6xhSMopu/8rZNJiBj9ldnk3qKX5MsbdeJWD5rnzqrM8ZdvLqa3bihhhLHiDcVMRz1wWLMrFMCBB7qk5/k1','Cora','',1048576000,'cora',0,'IMAP,SMTP',NULL,NULL,NULL,NULL,1),
 (4,'dora@aus.example','{SSHA}VEmvXT2Gtn+JYQMsCZxplbmwu6YBAgMEBQYHCA==','Dora',NULL,1024,'dora',1,'ALL',NULL,NULL,NULL,0,2),
 (5,'emil@weg.example','{SSHA}VEmvXT2Gtn+JYQMsCZxplbmwu6YBAgMEBQYHCA==','Emil',NULL,1024,'emil',1,'ALL',NULL,NULL,NULL,0,9);
INSERT INTO alias VALUES(1,'anna@a.example','anna@a.example',1,1),(2,'@a.example','anna@a.example',1,1),(3,'ben@a.example','x@y.example',1,1),(4,'alle@a.example','anna@a.example,x@y.example',1,1),(5,'info@a.example','cora@a.example',1,1);
INSERT INTO admin VALUES(1,'chef@a.example',0,1),(2,'root@x.example',1,1);
INSERT INTO domain_admins VALUES(1,1),(1,2);
