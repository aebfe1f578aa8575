package net.mailmigrator.imap.angus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import net.mailmigrator.imap.Credentials;
import net.mailmigrator.imap.LoginMechanism;
import net.mailmigrator.imap.angus.SaslMechanism.SaslException;
import net.mailmigrator.model.Secret;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The exchanges printed in RFC 5802 §5 and RFC 7677 §3, and what a dishonest server might say instead. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ScramTest {
    private static final String NONCE = "rOprNGfwEbeRWgbNEkqO";
    private static final String SERVER_NONCE = NONCE + "%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0";
    private static final String SERVER_FIRST = "r=" + SERVER_NONCE + ",s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096";
    private static final String SERVER_FINAL = "v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=";

    private static Scram scram(LoginMechanism mechanism, String nonce) {
        return new Scram(mechanism, new Credentials("user", Secret.of("pencil"), null), nonce);
    }

    private static Scram sha256() {
        return scram(LoginMechanism.SCRAM_SHA_256, NONCE);
    }

    private static String say(Scram scram, String challenge) throws SaslException {
        return new String(scram.answer(challenge.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }

    private static String initial(Scram scram) {
        return new String(scram.initial(), StandardCharsets.UTF_8);
    }

    @Test
    void the_exchange_of_rfc_7677() throws SaslException {
        Scram scram = sha256();

        assertThat(initial(scram)).isEqualTo("n,,n=user,r=" + NONCE);
        assertThat(say(scram, SERVER_FIRST))
                .isEqualTo("c=biws,r=" + SERVER_NONCE + ",p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=");
        assertThat(scram.doubt()).isNotNull();
        assertThat(say(scram, SERVER_FINAL)).isEmpty();
        assertThat(scram.doubt()).isNull();
    }

    @Test
    void the_exchange_of_rfc_5802() throws SaslException {
        Scram scram = scram(LoginMechanism.SCRAM_SHA_1, "fyko+d2lbbFgONRv9qkxdawL");

        assertThat(say(scram, "r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096"))
                .isEqualTo("c=biws,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=");
        assertThat(say(scram, "v=rmF9pqV8S7suAoZWja4dJRkFsKQ=")).isEmpty();
    }

    @Test
    void an_authorization_id_and_odd_names_are_escaped() {
        Scram scram =
                new Scram(LoginMechanism.SCRAM_SHA_256, new Credentials("a,b=c", Secret.of("x"), "k=1,2"), "nonce");

        assertThat(initial(scram)).isEqualTo("n,a=k=3D1=2C2,n=a=2Cb=3Dc,r=nonce");
    }

    @Test
    void a_server_that_does_not_know_the_password_is_not_believed() throws SaslException {
        Scram scram = sha256();
        say(scram, SERVER_FIRST);

        assertThatThrownBy(() -> say(scram, SERVER_FINAL.replace("6rri", "7rri")))
                .isInstanceOf(SaslException.class)
                .hasMessageContaining("signature is wrong");
        assertThat(scram.doubt()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "r=another,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096",
                "r=" + NONCE + ",s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096",
                "r=" + SERVER_NONCE + ",s=W22ZaJ0SNY7soEsUEjb6gQ==,i=1",
                "r=" + SERVER_NONCE + ",s=W22ZaJ0SNY7soEsUEjb6gQ==,i=999999999",
                "r=" + SERVER_NONCE + ",s=W22ZaJ0SNY7soEsUEjb6gQ==,i=-4096",
                "r=" + SERVER_NONCE + ",s=!,i=4096",
                "r=" + SERVER_NONCE + ",r=twice,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096",
                "m=must,r=" + SERVER_NONCE + ",s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096",
                "",
                "nonsense"
            })
    void no_proof_is_given_where_the_servers_part_is_wrong(String serverFirst) {
        assertThatThrownBy(() -> say(sha256(), serverFirst)).isInstanceOf(SaslException.class);
    }

    @Test
    void a_refusal_inside_the_exchange_is_named() throws SaslException {
        Scram scram = sha256();
        say(scram, SERVER_FIRST);

        assertThatThrownBy(() -> say(scram, "e=invalid-proof"))
                .hasMessageContaining(
                        "(invalid-proof): the password is wrong, or the server keeps it in a form that SCRAM"
                                + " cannot use; then set mechanism: plain");
    }

    @Test
    void an_error_that_nobody_knows_is_named_without_advice() throws SaslException {
        Scram scram = sha256();
        say(scram, SERVER_FIRST);

        assertThatThrownBy(() -> say(scram, "e=other-error")).hasMessageEndingWith("(other-error)");
    }
}
