INSERT INTO domain(name,max_users,max_quota_bytes) VALUES('a.example',10,5000000000);
INSERT INTO alternative VALUES('zweit.example','a.example');
-- anna: forward with copy, no dates, spoofing; ben: forward off, note with dates, spam off, no limit; cora: off, domain unknown
INSERT INTO "user"(localpart,domain_name,email,password,quota_bytes,quota_bytes_used,enabled,enable_pop,allow_spoofing,forward_enabled,forward_destination,forward_keep,reply_enabled,reply_subject,reply_body,reply_startdate,reply_enddate,displayed_name,spam_enabled,spam_threshold) VALUES
 ('anna','a.example','anna@a.example','$bcrypt-sha256$v=2,t=2b,r=12$abcdefghijklmnopqrstuu$NMZq191NNvp0/LeCDR.7jKw1lKsR/a1',1000000000,900000000,true,true,true,true,'x@y.example,z@y.example',true,false,NULL,NULL,'1900-01-01','2999-12-31','Anna',true,80),
 ('ben','a.example','ben@a.example','{SHA512-CRYPT}$6$saltsaltsaltsalt$OVEA6xhSMopu/8rZNJiBj9ldnk3qKX5MsbdeJWD5rnzqrM8ZdvLqa3bihhhLHiDcVMRz1wWLMrFMCBB7qk5/k1',0,0,true,false,false,false,'aus@y.example',false,true,'Urlaub','Bin weg','2026-07-01','2026-07-31','Ben',false,80),
 ('cora','weg.example','cora@weg.example','$2b$12$abcdefghijklmnopqrstuucNMZq191NNvp0/LeCDR.7jKw1lKsR/a',1,0,false,true,false,false,NULL,true,false,NULL,NULL,'1900-01-01','2999-12-31','',true,50);
INSERT INTO alias VALUES('%','a.example','%@a.example',true,'anna@a.example',false),('info-%','a.example','info-%@a.example',true,'ben@a.example',false),('info','a.example','info@a.example',false,'ben@a.example',false),('alt','a.example','alt@a.example',false,'ben@a.example',true),('team','a.example','team@a.example',false,'anna@a.example,ben@a.example',false);
INSERT INTO manager VALUES('a.example','anna@a.example');
