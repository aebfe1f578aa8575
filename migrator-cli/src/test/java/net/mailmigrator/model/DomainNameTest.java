package net.mailmigrator.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.IDN;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DomainNameTest {
    /** The last ones are from RFC 3492 and from the tables of IDNA 2008. */
    @ParameterizedTest
    @CsvSource({
        "' Müller-Söhne.Example. ', xn--mller-shne-kcb9d.example, müller-söhne.example",
        "XN--MLLER-SHNE-KCB9D.example, xn--mller-shne-kcb9d.example, müller-söhne.example",
        "mu\u0308ller.example, xn--mller-kva.example, müller.example",
        "straße.example, xn--strae-oqa.example, straße.example",
        "xn--strae-oqa.example, xn--strae-oqa.example, straße.example",
        "faß.example, xn--fa-hia.example, faß.example",
        "βόλος.example, xn--nxasmm1c.example, βόλος.example",
        "他们为什么不说中文.example, xn--ihqwcrb4cv8a8dqg056pqjye.example, 他们为什么不说中文.example",
        "例え。テスト, xn--r8jz45g.xn--zckzah, 例え.テスト",
        "xn--99999999.example, xn--99999999.example, xn--99999999.example"
    })
    void a_domain_has_a_form_for_servers_and_one_for_people(String written, String ascii, String unicode) {
        DomainName name = DomainName.parse(written).orElseThrow();

        assertThat(name.ascii()).isEqualTo(ascii);
        assertThat(name.unicode()).isEqualTo(unicode);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", "a..b", ".a", "-a.example", "a b.example", "a@b", "ein satz"})
    void what_is_no_domain_is_none(String text) {
        assertThat(DomainName.parse(text)).isEmpty();
    }

    @Test
    void labels_are_at_most_63_and_names_at_most_253_octets_long() {
        assertThat(DomainName.parse("a".repeat(63) + ".example")).isPresent();
        assertThat(DomainName.parse("a".repeat(64) + ".example")).isEmpty();
        assertThat(DomainName.parse("a.".repeat(127) + "a")).isEmpty();
    }

    @Test
    void random_labels_are_encoded_as_by_the_jdk_and_decoded_again() {
        Random random = new Random(20181118);
        for (int i = 0; i < 2000; i++) {
            StringBuilder label = new StringBuilder("a");
            for (int n = random.nextInt(12); n >= 0; n--) {
                label.append((char) (random.nextBoolean() ? 'a' + random.nextInt(26) : 0x4e00 + random.nextInt(5000)));
            }
            String ascii = DomainName.parse(label.toString()).orElseThrow().ascii();

            assertThat(ascii).isEqualTo(IDN.toASCII(label.toString()));
            assertThat(new DomainName(ascii).unicode()).isEqualTo(label.toString());
            if (ascii.startsWith("xn--")) {
                assertThat("xn--" + Punycode.encode(label.toString())).isEqualTo(ascii);
            }
        }
    }

    @Test
    void an_address_keeps_its_letters_for_people() {
        EmailAddress address =
                EmailAddress.parse("J\u00fcrgen+x@M\u00fcller.example").orElseThrow();

        assertThat(address).hasToString("j\u00fcrgen+x@xn--mller-kva.example");
        assertThat(address.unicode()).isEqualTo("j\u00fcrgen+x@m\u00fcller.example");
        assertThat(address.withoutSubaddress()).hasToString("j\u00fcrgen@xn--mller-kva.example");
    }
}
