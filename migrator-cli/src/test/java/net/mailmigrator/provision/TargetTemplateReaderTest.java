package net.mailmigrator.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.mailmigrator.model.ExitStatus;
import net.mailmigrator.model.StopException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TargetTemplateReaderTest {
    @TempDir
    Path folder;

    @Test
    void the_template_of_the_distribution_is_valid_and_whole() {
        TargetTemplate template = Targets.dovecotFiles();

        assertThat(template.name()).isEqualTo("dovecot-files");
        assertThat(template.carries()).containsExactlyInAnyOrder("login", "active", "password", "quota");
        assertThat(template.passwords().accepts("SHA512-CRYPT")).isTrue();
        assertThat(template.passwords().accepts("SHA512-CRYPT.B64")).isTrue();
        assertThat(template.passwords().accepts("SHA512-CRYPT.ROT13")).isFalse();
        assertThat(template.passwords().accepts("PLAIN")).isFalse();
        assertThat(template.file().name()).isEqualTo("passwd");
    }

    @Test
    void every_mistake_is_named_with_its_key() throws IOException {
        String text = Files.readString(Targets.dovecotFilesPath())
                .replace("loginStrategy: AS_IS", "loginStrategy: EMAIL_ONLY")
                .replace("  name: passwd\n", "  name: ../passwd\n  colour: red\n");
        Path broken = Files.writeString(folder.resolve("target.yaml"), text);

        assertThatThrownBy(() -> TargetTemplateReader.read(broken))
                .isInstanceOfSatisfying(
                        StopException.class, stop -> assertThat(stop.status()).isEqualTo(ExitStatus.REJECTED))
                .hasMessageContaining(broken + ": loginStrategy: ")
                .hasMessageContaining(broken + ": file.name: ")
                .hasMessageContaining(broken + ": file: ")
                .hasMessageContaining("colour");
    }

    @Test
    void a_template_that_is_no_yaml_is_refused() throws IOException {
        Path broken = Files.writeString(folder.resolve("target.yaml"), "name: [");

        assertThatThrownBy(() -> TargetTemplateReader.read(broken))
                .isInstanceOf(StopException.class)
                .hasMessageContaining("cannot read the target template " + broken);
    }
}
