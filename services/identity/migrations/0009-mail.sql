-- Mails of identity, made as every service's are. What was logged before goes: customers has its copy of it.
DROP TABLE mail;
CALL kernel.make_mail('identity');
