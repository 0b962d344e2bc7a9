package io.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** A misspelt or missing setting ends the start with a sentence that names it. */
@ExtendWith(OutputCaptureExtension.class)
class SettingsTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gatehouse.enforcement.mod=apply | gatehouse.enforcement.mod (near: gatehouse.enforcement.mode, ",
                "gatehouse.enforcment.mode=apply | gatehouse.enforcment.mode (near: gatehouse.enforcement.mode, ",
                "gatehouse.swagger.enabled=true | near: gatehouse.swagger-ui.enabled, ",
                "gatehouse.web.cors.allowed-origin=https://a.example | near: gatehouse.web.cors.allowed-origins, ",
                "gatehouse.aws.accounts.111122223333.role=x | near: gatehouse.aws.accounts.*.role-arn, ",
                "Gatehouse.Web.MaxBody=1KB | Gatehouse.Web.MaxBody (near: gatehouse.web.max-body-size, ",
            })
    void refusesAnUnknownSetting(String setting, String said, CapturedOutput output) {
        assertThatThrownBy(() -> start("--" + setting)).isInstanceOf(UnusableSettingException.class);
        assertThat(output.getAll())
                .contains("APPLICATION FAILED TO START", "There is no such setting: ", said, "docs/configuration.md")
                .doesNotContain("\tat ");
    }

    @Test
    void refusesSwaggerUiThatMayBe(CapturedOutput output) {
        assertThatThrownBy(() -> start("--gatehouse.swagger-ui.enabled=maybe"))
                .isInstanceOf(UnusableSettingException.class);
        assertThat(output.getAll())
                .contains("gatehouse.swagger-ui.enabled is \"maybe\", which is neither true nor false.")
                .doesNotContain("\tat ");
    }

    @Test
    void namesTheSettingsThatAreMissing(CapturedOutput output) {
        assertThatThrownBy(SettingsTests::start).isInstanceOf(RuntimeException.class);
        assertThat(output.getAll())
                .contains(
                        "These settings are missing: spring.datasource.url, spring.datasource.username,",
                        "docs/operations.md")
                .doesNotContain("embedded database", "\tat ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gatehouse.enforcement.max-attempts",
                "gatehouse.enforcement.maxAttempts",
                "gatehouse.web.cors.allowed-origins[0]",
                "gatehouse.aws.accounts.111122223333.role-arn",
                "gatehouse.aws.accounts[111122223333].external-id",
                "GATEHOUSE_SWAGGER_UI_ENABLED",
                "GATEHOUSE_SWAGGERUI_TOKENURL",
                "GATEHOUSE_AWS_ACCOUNTS_111122223333_ROLE_ARN",
                "GATEHOUSE_WEB_CORS_ALLOWED_ORIGINS_0"
            })
    void knowsEveryWayOfWriting(String name) {
        assertThat(KnownSettings.onTheClassPath().has(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GATEHOUSE_BROWSER", "GATEHOUSE_ORIGIN", "GATEHOUSE_PORT", "GATEHOUSE_AWSOME", "PATH"})
    void leavesOtherVariablesAlone(String variable) {
        check(variable);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GATEHOUSE_ENFORCEMENT_MOD", "GATEHOUSE_SWAGGER_UI_ENABLE", "gatehouse_aws_enpoint"})
    void refusesAVariableThatIsNearlyASetting(String variable) {
        assertThatThrownBy(() -> check(variable))
                .isInstanceOf(UnusableSettingException.class)
                .hasMessageContaining(variable);
    }

    private static void check(String variable) {
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, Map.of(variable, "x")));
        new SettingsCheck().postProcessEnvironment(environment, new SpringApplication());
    }

    private static void start(String... settings) {
        String[] all = new String[settings.length + 1];
        System.arraycopy(settings, 0, all, 1, settings.length);
        all[0] = "--server.port=0";
        new SpringApplication(GatehouseApplication.class).run(all).close();
    }
}
