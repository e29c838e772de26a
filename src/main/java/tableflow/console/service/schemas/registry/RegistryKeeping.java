package tableflow.console.service.schemas.registry;

/// All that keeps the registry of one profile.
public record RegistryKeeping(RegistryDesk desk, SchemaUses uses) {

    public RegistryShelf shelf() {
        return new RegistryShelf(desk);
    }

    public RegistrySettings settings() {
        return new RegistrySettings(desk);
    }

    public Deletions deletions() {
        return new Deletions(desk, uses);
    }

    public Recoveries recoveries() {
        return new Recoveries(desk);
    }
}
