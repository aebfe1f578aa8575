package net.mailmigrator.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PasswordSchemesTest {
    /** The vectors of "Test1234"; a real server authenticates with each of them. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "{PLAIN-MD5}2c9341ca4cf3d87b9e4eb905d6a3ec45 PLAIN-MD5",
                "{LDAP-MD5}LJNBykzz2HueTrkF1qPsRQ== LDAP-MD5",
                "{SHA}3d1de0dNLHjru4M3icS/1yHt9L8= SHA",
                "{SSHA256}xyflUvIK9WsKcUtwM7x/yt0DxYXtJJxnGM6ROL5K87gBAgMEBQYHCA== SSHA256",
                "{ssha512}m4qSnHboZQp32vOJES4xzrls06PbVCa20VW85uDZsWAbZHKsghx5wVwNgJHw5wwpPiSwTSNdKUDixNR87jMrvwECAwQFBgcI SSHA512",
                "{MD5-CRYPT}$1$saltsalt$UpWQI5mgB5kmojp8MViW.0 MD5-CRYPT",
                "$1$saltsalt$UpWQI5mgB5kmojp8MViW.0 MD5-CRYPT",
                "$5$rounds=5000$saltsaltsaltsalt$TwYD/gW9TENBmQGoFtEgEtxMNcQttv95DVyIksCYHd0 SHA256-CRYPT",
                "$6$saltsaltsaltsalt$OVEA6xhSMopu/8rZNJiBj9ldnk3qKX5MsbdeJWD5rnzqrM8ZdvLqa3bihhhLHiDcVMRz1wWLMrFMCBB7qk5/k1 SHA512-CRYPT",
                "$2y$05$abcdefghijklmnopqrstuucNMZq191NNvp0/LeCDR.7jKw1lKsR/a BLF-CRYPT",
                "abjHqL18xWq0A DES-CRYPT",
                "$y$j9T$abcdefghijklmnop$Sp0jbCoeLDq8LQ/f92X2vHbWfewB1euTHU55U3U4Jw0 CRYPT",
                "{CRYPT}$y$j9T$abcdefghijklmnop$Sp0jbCoeLDq8LQ/f92X2vHbWfewB1euTHU55U3U4Jw0 CRYPT",
                "{ARGON2ID}$argon2id$v=19$m=65536,t=3,p=1$/+d1kiSzxO01HS1+uZe6/Q$AxaJxtR2hR2EYiXTrQlXn8WsO4uEMiPDmWH+RlDp0UM ARGON2ID",
                "$argon2id$v=19$m=65536,t=3,p=1$/+d1kiSzxO01HS1+uZe6/Q$AxaJxtR2hR2EYiXTrQlXn8WsO4uEMiPDmWH+RlDp0UM ARGON2ID",
                "{PBKDF2}$1$OpQ7wc3HXl1ZpilS$5000$ee3849aee9c7da4ffaa506ca503c646c99136d3b PBKDF2",
                "{SHA512-CRYPT.B64}JDYkc2FsdHNhbHQ= SHA512-CRYPT.B64",
                "2c9341ca4cf3d87b9e4eb905d6a3ec45 PLAIN-MD5",
                "ddd55ed1d74d2c78ebbb833789c4bfd721edf4bf SHA.HEX"
            })
    void hashes_are_recognised_by_prefix_or_looks(String raw, String scheme) {
        assertThat(PasswordSchemes.recognise(raw).scheme()).isEqualTo(scheme);
        assertThat(PasswordSchemes.isUsable(scheme)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "*84AAC12F54AB666ECFC2A83C676908C8BBC381B1 MYSQL",
                "5d2e19393cc5ef67 MYSQL-OLD",
                "$AES-128-CBC$EBESExQVFhcYGRobHB0eHw$dOPGKaihl1lL+t+6srcwIw PLESK-AES",
                "$apr1$salt$WjGHpOhDWJhPmFqm7OUJc/ APR1",
                "$pbkdf2-sha256$29000$N2Zs$R5XtMeb PBKDF2-PASSLIB",
                "$bcrypt-sha256$v=2,t=2b,r=12$n79VH.0Q2TMWmt3Oqt9uku$Kq4Noyk3094Y2QlB8NdRT8SvGiI4ft2 BCRYPT-SHA256",
                "??? UNKNOWN",
                "Geheim1234! UNKNOWN"
            })
    void forms_that_no_mail_server_knows_are_not_usable(String raw, String scheme) {
        assertThat(PasswordSchemes.recognise(raw).scheme()).isEqualTo(scheme);
        assertThat(PasswordSchemes.isUsable(scheme)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "!",
                "!!",
                "*",
                "x",
                "{CRYPT}!",
                "{CRYPT}*",
                "{PLAIN}",
                "!$6$saltsaltsaltsalt$OVEA6xhSMopu/8rZNJiBj9ldnk3qKX5MsbdeJWD5rnzqrM8ZdvLqa3bihhhLHiDcVMRz1wWLMrFMCBB7qk5/k1",
                "!!{SSHA}VEmvXT2Gtn+JYQMsCZxplbmwu6YBAgMEBQYHCA=="
            })
    void locked_passwords_are_told_from_hashes(String raw) {
        assertThat(PasswordSchemes.recognise(raw).scheme()).isEqualTo(PasswordSchemes.LOCKED);
    }

    @Test
    void the_value_stays_as_it_is_and_is_never_printed() {
        PasswordHash hash = PasswordSchemes.recognise("$1$saltsalt$UpWQI5mgB5kmojp8MViW.0");

        assertThat(hash.hash().reveal()).isEqualTo("$1$saltsalt$UpWQI5mgB5kmojp8MViW.0");
        assertThat(hash.toString()).isEqualTo("PasswordHash[scheme=MD5-CRYPT, hash=[redacted]]");
    }

    @ParameterizedTest
    @CsvSource({
        "MD5-CRYPT, true", "DES-CRYPT, true", "PLAIN-MD5, true", "SHA.HEX, true",
        "SHA512-CRYPT, false", "SHA512-CRYPT.B64, false", "BLF-CRYPT, false", "SSHA512, false"
    })
    void weak_forms_are_known_as_such(String scheme, boolean weak) {
        assertThat(PasswordSchemes.isWeak(scheme)).isEqualTo(weak);
    }
}
