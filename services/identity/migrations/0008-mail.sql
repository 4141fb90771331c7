-- Mails of identity, made as every service's are.
CALL kernel.make_mail('identity');
