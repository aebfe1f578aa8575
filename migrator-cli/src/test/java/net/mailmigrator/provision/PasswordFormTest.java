package net.mailmigrator.provision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import net.mailmigrator.model.PasswordHash;
import net.mailmigrator.model.PasswordSchemes;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PasswordFormTest {
    private static final String BCRYPT = "$2y$05$abcdefghijklmnopqrstuucNMZq191NNvp0/LeCDR.7jKw1lKsR/a";

    private final PasswordForm form = new PasswordForm(Targets.dovecotFiles().passwords());

    static Stream<String> hashes() {
        return Stream.of(Vectors.HASHES, Vectors.MORE_HASHES, Vectors.UMLAUT_HASHES)
                .flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("hashes")
    void a_hash_with_a_scheme_of_dovecot_is_written_as_it_is(String hash) {
        assertThat(form.accepts(PasswordSchemes.recognise(hash))).isTrue();
        assertThat(write(hash)).isEqualTo(hash);
    }

    @ParameterizedTest
    @MethodSource("hashes")
    void a_scheme_in_lower_case_is_written_in_upper_case(String hash) {
        int end = hash.indexOf('}');

        assertThat(write(hash.substring(0, end).toLowerCase(java.util.Locale.ROOT) + hash.substring(end)))
                .isEqualTo(hash);
    }

    @ParameterizedTest
    @CsvSource({
        BCRYPT + ",{BLF-CRYPT}" + BCRYPT,
        "abjHqL18xWq0A,{DES-CRYPT}abjHqL18xWq0A",
        "2c9341ca4cf3d87b9e4eb905d6a3ec45,{PLAIN-MD5}2c9341ca4cf3d87b9e4eb905d6a3ec45",
        "dddd5d7b474d2c78ebbb833789c4bfd721edf4bf,{SHA.HEX}dddd5d7b474d2c78ebbb833789c4bfd721edf4bf",
        "{MD5}$1$saltsalt$UpWQI5mgB5kmojp8MViW.0,{MD5-CRYPT}$1$saltsalt$UpWQI5mgB5kmojp8MViW.0",
        "{MD5}LJNBykzz2HueTrkF1qPsRQ==,{LDAP-MD5}LJNBykzz2HueTrkF1qPsRQ=="
    })
    void a_hash_without_scheme_or_with_an_ambiguous_one_gets_dovecots(String raw, String written) {
        assertThat(write(raw)).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{MD5}something",
                "*94BDCEBE19083CE2A1F959FD02F964C7AF4CFC29",
                "$bcrypt-sha256$v=2,t=2b,r=12$n79VH.0Q2TMWmt3Oqt9uku$Kq4Noyk3094Y2QlB8NdRT8SvGiI4ft2",
                "{FOREIGN}abc",
                "garbage that nobody knows"
            })
    void what_dovecot_would_misread_is_refused_and_never_written(String raw) {
        assertThat(form.accepts(PasswordSchemes.recognise(raw))).isFalse();
        assertThat(write(raw)).isEqualTo("{CRYPT}!");
    }

    @Test
    void without_a_password_nobody_can_log_in() {
        assertThat(form.write(null, true, null)).isEqualTo("{CRYPT}!");
        assertThat(write("")).isEqualTo("{CRYPT}!");
        assertThat(write("!")).isEqualTo("{CRYPT}!");
    }

    @Test
    void an_inactive_account_keeps_its_hash_behind_a_lock() {
        assertThat(form.write(PasswordSchemes.recognise(BCRYPT), false, null))
                .isEqualTo("{CRYPT}!{BLF-CRYPT}" + BCRYPT);
    }

    @Test
    void a_hash_that_the_old_system_locked_stays_locked_even_when_the_account_is_active() {
        assertThat(write("!" + BCRYPT)).isEqualTo("{CRYPT}!{BLF-CRYPT}" + BCRYPT);
    }

    @Test
    void clear_text_is_hashed_and_a_hash_that_opens_to_it_is_kept() {
        PasswordHash plain = PasswordSchemes.plain(Vectors.UMLAUT_PASSWORD);

        String first = form.write(plain, true, null);

        assertThat(first).matches("\\{PBKDF2}\\$1\\$[0-9a-f]{24}\\$50000\\$[0-9a-f]{40}");
        assertThat(form.write(plain, true, first)).isEqualTo(first);
        assertThat(form.write(PasswordSchemes.plain("another"), true, first)).isNotEqualTo(first);
        assertThat(form.write(plain, false, "{CRYPT}!" + first)).isEqualTo("{CRYPT}!" + first);
    }

    @Test
    void the_hash_of_clear_text_is_the_one_that_dovecot_computes() {
        assertThat(Pbkdf2.opens(
                        "{PBKDF2}$1$OpQ7wc3HXl1ZpilS$5000$ee3849aee9c7da4ffaa506ca503c646c99136d3b", Vectors.PASSWORD))
                .isTrue();
    }

    private String write(String raw) {
        return form.write(PasswordSchemes.recognise(raw), true, null);
    }
}
