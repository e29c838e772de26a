package tableflow.console.ui.connect;

import static tableflow.console.ui.Messages.text;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.confluent.Environment;
import tableflow.console.domain.confluent.KafkaCluster;
import tableflow.console.domain.confluent.RegistryCluster;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;

/// What is typed into the form, what is wrong with it, and the profile that it makes. What the form does not show of a
/// profile that is changed stays as it is.
public final class ProfileDraft {

    /// Confluent Cloud's own address.
    static final String CONFLUENT = "https://api.confluent.cloud";

    public final StringProperty name = new SimpleStringProperty("");
    public final StringProperty tag = new SimpleStringProperty("dev");
    public final BooleanProperty readOnly = new SimpleBooleanProperty();
    public final StringProperty apiUrl = new SimpleStringProperty(CONFLUENT);
    public final KeyDraft cloudKey;
    public final ObjectProperty<@Nullable Environment> environment = new SimpleObjectProperty<>();
    public final ObjectProperty<@Nullable KafkaCluster> cluster = new SimpleObjectProperty<>();
    public final ObjectProperty<@Nullable RegistryCluster> registry = new SimpleObjectProperty<>();
    public final KeyDraft kafkaKey;
    public final KeyDraft registryKey;
    public final KeyDraft tableflowKey;
    public final StringProperty region = new SimpleStringProperty("");
    public final StringProperty awsProfile = new SimpleStringProperty("");
    public final KeyDraft awsKey;
    public final StringProperty bucket = new SimpleStringProperty("");
    public final AthenaDraft athena = new AthenaDraft();
    public final SecretsDraft secrets = new SecretsDraft();

    private final Before before;
    private final StringBinding nameError;
    private final StringBinding apiUrlError;
    private final StringBinding environmentError;
    private final StringBinding regionError;
    private final StringBinding awsProfileError;
    private final BooleanBinding valid;

    /// @param taken profiles that exist already, whose names cannot be used again
    /// @param before the profile that is changed
    ProfileDraft(ObservableList<Profile> taken, Before before) {
        this.before = before;
        cloudKey = new KeyDraft(true, before.cloudKey());
        kafkaKey = new KeyDraft(false, before.kafkaKey());
        registryKey = new KeyDraft(false, before.registryKey());
        tableflowKey = new KeyDraft(false, before.tableflowKey());
        awsKey = new KeyDraft(false, before.awsKey());
        before.fill(this);
        nameError = Bindings.createStringBinding(() -> checkName(taken), name, taken);
        apiUrlError = Bindings.createStringBinding(
                () -> url(apiUrl.get()).isPresent() ? "" : text("connect.error.url"), apiUrl);
        environmentError = Bindings.createStringBinding(
                () -> environment.get() == null ? text("connect.error.environment") : "", environment);
        regionError = Bindings.createStringBinding(
                this::checkRegion, region, bucket, awsProfile, awsKey.idProperty(), athena.workgroup);
        awsProfileError = Bindings.createStringBinding(
                () -> awsProfile.get().isBlank() || awsKey.isEmpty() ? "" : text("connect.error.aws.both"),
                awsProfile, awsKey.idProperty(), awsKey.secretProperty());
        valid = nameError.isEmpty()
                .and(apiUrlError.isEmpty())
                .and(environmentError.isEmpty())
                .and(regionError.isEmpty())
                .and(awsProfileError.isEmpty())
                .and(athena.validProperty())
                .and(cloudKey.errorProperty().isEmpty())
                .and(kafkaKey.errorProperty().isEmpty())
                .and(registryKey.errorProperty().isEmpty())
                .and(tableflowKey.errorProperty().isEmpty())
                .and(awsKey.errorProperty().isEmpty());
    }

    /// All keys of the form.
    List<KeyDraft> keys() {
        return List.of(cloudKey, kafkaKey, registryKey, tableflowKey, awsKey);
    }

    public StringBinding nameErrorProperty() {
        return nameError;
    }

    public StringBinding apiUrlErrorProperty() {
        return apiUrlError;
    }

    public StringBinding environmentErrorProperty() {
        return environmentError;
    }

    public StringBinding regionErrorProperty() {
        return regionError;
    }

    /// A profile of the machine and a key of one's own exclude each other.
    public StringBinding awsProfileErrorProperty() {
        return awsProfileError;
    }

    /// Whether it can be stored.
    public BooleanBinding validProperty() {
        return valid;
    }

    /// The address of the control plane; empty while what is typed is none. Plain http is for this machine only:
    /// elsewhere it would send the key in clear.
    Optional<URI> confluentUrl() {
        return url(apiUrl.get());
    }

    /// The profile as far as it is typed; null while there is no Cloud key or no address, without which nothing can be
    /// tested.
    @Nullable Profile profile() {
        KeyRef cloud = cloudKey.reference();
        Optional<URI> url = confluentUrl();
        if (cloud == null || url.isEmpty()) {
            return null;
        }
        Environment chosen = environment.get();
        return new Profile(
                name.get().strip(),
                before.kind(),
                tag.get().strip(),
                readOnly.get(),
                new Profile.Confluent(
                        url.get(),
                        before.organization(chosen),
                        chosen == null ? null : chosen.id(),
                        cloud,
                        before.serviceAccount()),
                before.kafka(cluster.get(), kafkaKey.reference()),
                before.registry(registry.get(), registryKey.reference()),
                tableflowKey.reference(),
                before.aws(
                        region.get().strip(),
                        blankToNull(awsProfile.get()),
                        awsKey.reference(),
                        blankToNull(bucket.get()),
                        athena.athena()));
    }

    private String checkName(ObservableList<Profile> taken) {
        String typed = name.get().strip();
        if (typed.isEmpty()) {
            return text("connect.error.name");
        }
        if (typed.startsWith(":") || typed.chars().anyMatch(Character::isISOControl)) {
            return text("connect.error.name.letters");
        }
        boolean used = taken.stream()
                .map(Profile::name)
                .anyMatch(other -> !before.isNamed(other) && other.equalsIgnoreCase(typed));
        return used ? text("connect.error.name.taken") : "";
    }

    private String checkRegion() {
        boolean awsWanted = !bucket.get().isBlank() || !awsProfile.get().isBlank() || !awsKey.isEmpty()
                || !athena.isEmpty();
        return awsWanted && region.get().isBlank() ? text("connect.error.region") : "";
    }

    private static Optional<URI> url(String typed) {
        try {
            URI uri = URI.create(typed.strip());
            boolean local = "localhost".equals(uri.getHost()) || "127.0.0.1".equals(uri.getHost());
            boolean usable = uri.getHost() != null
                    && uri.getUserInfo() == null
                    && ("https".equals(uri.getScheme()) || (local && "http".equals(uri.getScheme())));
            return usable ? Optional.of(uri) : Optional.empty();
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    private static @Nullable String blankToNull(String typed) {
        return typed.isBlank() ? null : typed.strip();
    }
}
