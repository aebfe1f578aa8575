INSERT INTO clients VALUES(1,'k1','Kunde','k@privat.example');
INSERT INTO domains(id,name,displayName,cl_id,status) VALUES(2,'a.example','a.example',1,0),(3,'aus.example','aus.example',1,16);
INSERT INTO accounts VALUES(3,'sym','$AES-128-CBC$EBESExQVFhcYGRobHB0eHw$dOPGKaihl1lL+t+6srcwIw'),(4,'plain','Test1234'),(5,'crypt','$6$saltsaltsaltsalt$OVEA6xhSMopu/8rZNJiBj9ldnk3qKX5MsbdeJWD5rnzqrM8ZdvLqa3bihhhLHiDcVMRz1wWLMrFMCBB7qk5/k1'),(6,'crypt','');
-- anna: encrypted, copy and forward, note, moves spam; ben: plain, no limit, forward off, marks by the server's setting;
-- cora: crypt, no filter, two notes; weiter: no mailbox, forwards; nichts: neither; emil: domain suspended
INSERT INTO mail(id,mail_name,postbox,account_id,mail_group,autoresponder,spamfilter,mbox_quota,dom_id) VALUES
 (4,'anna','true',3,'true','true','true',1073741824,2),
 (5,'ben','true',4,'false','false','true',-1,2),
 (6,'cora','true',5,'false','true','false',-1,2),
 (7,'weiter','false',6,'true','false','false',-1,2),
 (8,'nichts','false',6,'false','false','false',-1,2),
 (9,'emil','true',5,'false','false','false',1024,3);
INSERT INTO mail_aliases VALUES(1,4,'a.meier'),(2,7,'auch-weiter');
INSERT INTO mail_redir VALUES(1,4,'x@y.example'),(2,4,'z@y.example'),(3,5,'aus@y.example'),(4,7,'p@y.example'),(5,7,'anna@a.example');
INSERT INTO mail_resp VALUES
 (1,4,'urlaub','','no','Urlaub','', 'text/plain','UTF-8','Bin weg','true',10,0),
 (2,6,'aus','','no','alt','', 'text/plain','UTF-8','alt','false',10,0),
 (3,6,'an','Angebot','subj','neu','cora-privat@a.example', 'text/html','ISO-8859-1','<p>neu</p>','true',10,0);
INSERT INTO spamfilter VALUES(1,'*@*','true'),(9,'anna@a.example','true'),(10,'ben@a.example','true');
INSERT INTO spamfilter_preferences VALUES(1,9,'action','move'),(2,9,'required_score','7'),(3,9,'whitelist_from','*@gut.example'),(4,9,'blacklist_from','boese@schlecht.example'),(5,9,'rewrite_header','subject ***SPAM***'),(6,1,'action','mark'),(7,1,'required_score','5');
