package tableflow.console.ui.schemas.registry;

import static tableflow.console.ui.Messages.text;

import tableflow.console.service.schemas.registry.SettingInForce;

/// Words for what a registry holds.
final class RegistryWords {

    private RegistryWords() {}

    static String onOff(boolean on) {
        return text(on ? "schemas.registry.on" : "schemas.registry.off");
    }

    /// A value with where it comes from.
    static String inForce(SettingInForce<?> setting, String value) {
        return text("schemas.registry.origin." + setting.origin().name(), value);
    }
}
