package net.mailmigrator.imap.angus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import net.mailmigrator.imap.Credentials;
import net.mailmigrator.imap.LoginMechanism;
import net.mailmigrator.imap.token.CommandTokens;
import net.mailmigrator.model.MailException;
import net.mailmigrator.model.Secret;
import net.mailmigrator.testing.Endpoints;
import net.mailmigrator.testing.ScriptedServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Servers that repeat every line of a login, in all the ways they do, to each way of logging in. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HiddenSecretsTest {
    private static final String SECRET = "Geheim-sch\u00f6n\\4711\"x";
    private static final String TOKEN = "eyJhbGciOiJIUzI1NiJ9.tok-value-4711";

    /** How a server may repeat what it got. */
    private enum Echo {
        WHOLE {
            @Override
            String of(String line) {
                return line;
            }
        },
        DECODED {
            @Override
            String of(String line) {
                try {
                    byte[] octets = Base64.getDecoder().decode(line.substring(line.lastIndexOf(' ') + 1));
                    return new String(octets, StandardCharsets.ISO_8859_1).replaceAll("[\r\n\0]", " ");
                } catch (IllegalArgumentException none) {
                    return line;
                }
            }
        },
        IN_CAPITALS {
            @Override
            String of(String line) {
                return line.toUpperCase(Locale.ROOT);
            }
        },
        CUT_SHORT {
            @Override
            String of(String line) {
                return line.substring(0, line.length() - Math.min(line.length(), 3)) + "...";
            }
        };

        abstract String of(String line);
    }

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final List<String> trace = Collections.synchronizedList(new ArrayList<>());

    private static Credentials by(LoginMechanism mechanism, String user, @Nullable String on) {
        List<String> command = mechanism.takesToken() ? List.of("echo", TOKEN) : List.of();
        return new Credentials(user, Secret.of(mechanism.takesToken() ? "" : SECRET), on, mechanism, command);
    }

    static Stream<Arguments> logins() {
        List<Credentials> forms = List.of(
                by(LoginMechanism.PLAIN, "anna", null),
                by(LoginMechanism.PLAIN, "admin", "anna"),
                by(LoginMechanism.PLAIN, "anna*master", null).openingOthers(),
                by(LoginMechanism.LOGIN, "anna", null),
                by(LoginMechanism.LOGIN, "anna*master", null).openingOthers(),
                by(LoginMechanism.SCRAM_SHA_1, "anna", null),
                by(LoginMechanism.SCRAM_SHA_256, "anna", null),
                by(LoginMechanism.SCRAM_SHA_256, "admin", "anna"),
                by(LoginMechanism.OAUTHBEARER, "anna", null),
                by(LoginMechanism.XOAUTH2, "anna", null));
        return forms.stream()
                .flatMap(form -> Stream.of(Echo.values())
                        .flatMap(echo ->
                                Stream.of(" SASL-IR LITERAL+", "").map(more -> Arguments.of(form, echo, more))));
    }

    @ParameterizedTest(name = "{0}, {1},{2}")
    @MethodSource("logins")
    void what_a_server_repeats_of_a_login_is_not_shown(Credentials login, Echo echo, String more) {
        String mechanism = login.mechanism().saslName();
        try (ScriptedServer server = new ScriptedServer(
                "* OK [CAPABILITY IMAP4rev1 AUTH=" + mechanism + more + "] hi", new Repeating(echo))) {
            MailException e = catchThrowableOfType(
                    MailException.class,
                    () -> new AngusServer(
                                    Endpoints.clear(server.port()),
                                    folder,
                                    trace::add,
                                    new CommandTokens(Clock.systemUTC()))
                            .openReader(login));

            String all = String.join("\n", trace) + "\n" + e.getMessage() + "\n" + e.getCause();
            assertThat(all).contains("[redacted]");
            for (String secret : secrets(server.commands(), login.mechanism())) {
                assertThat(all).doesNotContainIgnoringCase(secret);
            }
        }
    }

    /** Ten characters of a secret, or of what was made of it, are too much. */
    private static List<String> secrets(List<String> sent, LoginMechanism mechanism) {
        List<String> secrets = new ArrayList<>(List.of("Geheim-sch", "tok-value", "eyJhbGciOi", "n,,n=", "c=biws"));
        for (String line : sent) {
            String message = line.substring(line.lastIndexOf(' ') + 1);
            if (mechanism != LoginMechanism.LOGIN && message.length() > 20) {
                secrets.add(message.substring(0, 20));
                secrets.add(message.substring(message.length() - 20, message.length() - 4));
            }
        }
        return secrets;
    }

    /** Goes through with each mechanism, repeats what it gets, and refuses in the end. */
    private static final class Repeating implements ScriptedServer.Script {
        private final Echo echo;
        private String tag = "";
        private int lines;

        Repeating(Echo echo) {
            this.echo = echo;
        }

        @Override
        public void answer(ScriptedServer.Line command, ScriptedServer.Client client) throws IOException {
            boolean begins =
                    command.verb().equals("AUTHENTICATE") || command.verb().equals("LOGIN");
            tag = begins ? command.tag() : tag;
            String line = begins ? command.text() : command.tag();
            StringBuilder got = new StringBuilder(line);
            for (byte[] literal : command.literals()) {
                got.append(new String(literal, StandardCharsets.ISO_8859_1)).append(' ');
            }
            boolean scram = line.contains("SCRAM");
            boolean empty = begins && line.matches("AUTHENTICATE \\S+");
            String said = echo.of(got.toString());
            client.lines("* OK got " + said);
            if (empty) {
                client.lines("+ ");
            } else if (lines++ == 0 && (scram || isScramFirst(line))) {
                client.lines("+ " + challenge(line));
            } else {
                client.lines(tag + " NO [AUTHENTICATIONFAILED] not " + said);
            }
        }

        private static String first(String line) {
            try {
                return new String(
                        Base64.getDecoder().decode(line.substring(line.lastIndexOf(' ') + 1)), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException none) {
                return "";
            }
        }

        private static boolean isScramFirst(String line) {
            return first(line).contains(",r=");
        }

        private static String challenge(String line) {
            String nonce = first(line).replaceFirst(".*,r=", "");
            return Base64.getEncoder()
                    .encodeToString(("r=" + nonce + "more,s=c2FsdA==,i=4096").getBytes(StandardCharsets.UTF_8));
        }
    }
}
