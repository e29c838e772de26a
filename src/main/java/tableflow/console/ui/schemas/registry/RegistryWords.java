package tableflow.console.ui.schemas.registry;

import static tableflow.console.ui.Messages.text;

import tableflow.console.service.schemas.registry.SettingInForce;

/// Words for what a registry holds.
final class RegistryWords {

    private static final int LONGEST = 60;

    private RegistryWords() {}

    static String onOff(boolean on) {
        return text(on ? "schemas.registry.on" : "schemas.registry.off");
    }

    /// A name that leaves room for what is said of it: of a long one the beginning and the end, which tell it from
    /// others.
    static String shortened(String name) {
        return name.length() <= LONGEST ? name
                : name.substring(0, LONGEST / 2) + "\u2026" + name.substring(name.length() - LONGEST / 2);
    }

    /// A value with where it comes from.
    static String inForce(SettingInForce<?> setting, String value) {
        return text("schemas.registry.origin." + setting.origin().name(), value);
    }
}
