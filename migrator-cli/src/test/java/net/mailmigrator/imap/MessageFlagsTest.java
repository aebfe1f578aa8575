package net.mailmigrator.imap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MessageFlagsTest {
    @Test
    void keywords_are_the_same_in_any_letter_case() {
        MessageFlags one = MessageFlags.parse(List.of("$MdnSent", "\\Seen"));
        MessageFlags other = MessageFlags.parse(List.of("\\SEEN", "$MDNSent"));

        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
        assertThat(one.minus(other).isEmpty()).isTrue();
        assertThat(one.and(other)).isEqualTo(one);
        assertThat(one.plus(other).keywords()).hasSize(1);
    }
}
