package tableflow.console.ui.control;

import static tableflow.console.ui.Messages.text;

import java.util.Locale;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.profile.Profile;

/// How the window shows what kind of environment a profile is: production must be unmistakable.
public enum EnvironmentLook {
    PRODUCTION("env-prod", Feather.ALERT_TRIANGLE),
    STAGING("env-staging", Feather.LAYERS),
    DEVELOPMENT("env-dev", Feather.CODE),
    SANDBOX("env-sandbox", Feather.BOX),
    OTHER("env-other", Feather.CLOUD);

    private final String styleClass;
    private final Feather icon;

    EnvironmentLook(String styleClass, Feather icon) {
        this.styleClass = styleClass;
        this.icon = icon;
    }

    /// The look of `profile`.
    public static EnvironmentLook of(Profile profile) {
        if (profile.isProduction()) {
            return PRODUCTION;
        }
        return profile.kind().is(Profile.Kind.SANDBOX) ? SANDBOX : ofTag(profile.environmentTag());
    }

    /// The environment that a tag names; the tags of production are [Profile#isProduction()]'s.
    private static EnvironmentLook ofTag(String tag) {
        return switch (tag.toLowerCase(Locale.ROOT)) {
            case "staging", "stage", "stg", "test", "qa", "uat", "preprod", "pre-prod" -> STAGING;
            case "dev", "development", "local" -> DEVELOPMENT;
            default -> OTHER;
        };
    }

    /// The style class that sets `-env-color` and its companions.
    public String styleClass() {
        return styleClass;
    }

    /// A sign of its own beside the colour.
    public Feather icon() {
        return icon;
    }

    /// What the badge says: "PRODUCTION", "SANDBOX", or the profile's own tag in capitals.
    public String label(Profile profile) {
        return switch (this) {
            case PRODUCTION -> text("shell.environment.production");
            case SANDBOX -> text("shell.environment.sandbox");
            default -> profile.environmentTag().toUpperCase(Locale.ROOT);
        };
    }
}
