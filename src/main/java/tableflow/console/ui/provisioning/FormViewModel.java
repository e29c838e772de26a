package tableflow.console.ui.provisioning;

import static tableflow.console.ui.Messages.text;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.confluent.CatalogIntegration;
import tableflow.console.domain.confluent.ProviderIntegration;
import tableflow.console.domain.profile.Profile;
import tableflow.console.domain.provisioning.Manifest;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.ui.provisioning.TopicForm.SchemaSource;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Problem;
import tableflow.console.ui.work.Work;

/// The form at work: judges what is typed, looks for the schema's file, parses the schema, and offers what exists. One
/// topic is shown and edited at a time; the others wait in [TopicList].
final class FormViewModel {

    private final Work work;
    private final Provisioner provisioner;
    private final Profile profile;
    private final SchemaFiles files;
    private final TopicForm form = new TopicForm();
    private final Choices choices;
    private final LatestOnly looking = new LatestOnly();
    private final LatestOnly parsing = new LatestOnly();
    private final LatestOnly searching = new LatestOnly();
    private final ReadOnlyObjectWrapper<FormReading> reading;
    private final ReadOnlyStringWrapper flaw = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final Map<Input, ReadOnlyStringWrapper> errors = new EnumMap<>(Input.class);
    private final TopicList topics;
    private final RoleOffer role;
    private @Nullable Manifest opened;
    private boolean asked;
    private boolean chosen;
    private SchemaSearch.@Nullable Typed parsed;
    private @Nullable Runnable whenParsed;

    FormViewModel(Work work, Provisioner provisioner, Profile profile, SchemaFiles files, ChoiceSources sources) {
        this.work = work;
        this.provisioner = provisioner;
        this.profile = profile;
        this.files = files;
        this.choices = new Choices(work, sources);
        this.role = new RoleOffer(profile, form, choices);
        for (Input input : Input.values()) {
            errors.put(input, new ReadOnlyStringWrapper(""));
        }
        String account = profile.confluent().serviceAccountId();
        form.accountId.set(account == null ? "" : account);
        form.newAccount.set(account == null);
        form.accountName.set(profile.environmentTag() + "-tableflow");
        // The roles of an account that the profile names are somebody's choice already.
        form.grantRoles.set(account == null);
        topics = new TopicList(form, new TopicList.Host() {
            @Override
            public void leave(TopicDraft draft) {
                draft.flaw = flaw.get();
                draft.chosen = chosen;
            }

            @Override
            public void enter(TopicDraft draft) {
                flaw.set(draft.flaw);
                chosen = draft.chosen;
                parsed = null;
                look();
                read();
            }

            @Override
            public void added(List<TopicDraft> drafts) {
                findSchemas(drafts);
            }
        });
        reading = new ReadOnlyObjectWrapper<>(judge());
        form.watch(this::changed);
        form.name.subscribe((before, now) -> whenEdited(this::look));
        form.format.subscribe((before, now) -> whenEdited(this::look));
        form.source.subscribe((before, now) -> whenEdited(this::parse));
        form.schemaText.subscribe((before, now) -> whenEdited(this::parse));
        form.fileText.subscribe((before, now) -> whenEdited(this::parse));
        form.references.addListener((javafx.beans.Observable it) -> whenEdited(this::parse));
        choices.integrations.items().addListener((javafx.beans.Observable it) -> role.offer());
        read();
    }

    TopicForm form() {
        return form;
    }

    /// The topics of the form.
    TopicList topics() {
        return topics;
    }

    /// Fills the form with a manifest, in place of what it says now.
    void fill(Manifest manifest) {
        opened = manifest;
        asked = false;
        role.forget();
        ManifestForm.fillShared(form, manifest);
        topics.replace(manifest.topics().stream().map(ManifestForm::draft).toList());
    }

    /// The manifest that the form was filled with; null when it was begun empty.
    @Nullable Manifest opened() {
        return opened;
    }

    private void changed() {
        topics.nameShown();
        whenEdited(this::read);
    }

    /// Between two topics the fields belong to neither.
    private void whenEdited(Runnable action) {
        if (!topics.isSwitching()) {
            action.run();
        }
    }

    Choices choices() {
        return choices;
    }

    Profile profile() {
        return profile;
    }

    /// What the form says now.
    ReadOnlyObjectProperty<FormReading> readingProperty() {
        return reading.getReadOnlyProperty();
    }

    /// A failure of something that the user asked for, such as reading a file.
    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// What is wrong at `input`; empty while nothing is.
    ObservableValue<String> error(Input input) {
        return wrapper(input).getReadOnlyProperty();
    }

    /// Reads what may be reused; called when the form is shown.
    void open() {
        choices.load();
        role.offer();
        look();
    }

    /// Gives the manifest to `next` once the schema has been parsed; does nothing but show what is wrong when something
    /// is.
    void submit(java.util.function.Consumer<Manifest> next) {
        asked = true;
        Runnable go = () -> {
            read();
            if (reading.get().isValid()) {
                next.accept(reading.get().manifest());
            } else if (reading.get().problems().isEmpty()) {
                topics.showFirstWrong();
            }
        };
        if (isSearching()) {
            whenParsed = go;
        } else {
            go.run();
        }
    }

    /// Takes the schema from a file that the user chose.
    void chooseFile(Path file) {
        looking.clear();
        work.job(text("provisioning.job.schema"), progress -> files.read(file))
                .in(looking)
                .onResult(found -> {
                    problem.set(null);
                    chosen = true;
                    SchemaFormat.ofFileName(found.path()).ifPresent(form.format::set);
                    take(found);
                    form.source.set(SchemaSource.FILE);
                })
                .onFailure(failure -> problem.set(new Problem(failure, () -> chooseFile(file))))
                .onEnd(this::settled)
                .start();
    }

    /// Goes back to the file at the usual place.
    void usualFile() {
        chosen = false;
        look();
    }

    /// Takes the text for editing here; the file stays as it is.
    void editHere() {
        form.schemaText.set(form.schema());
        form.source.set(SchemaSource.TEXT);
    }

    /// The existing integration of the role that is typed, or the one that is named.
    Optional<ProviderIntegration> existingIntegration() {
        String named = form.integration.get().strip();
        return choices.integrations.items().stream()
                .filter(it -> form.existing.get()
                        ? it.id().equals(named) || it.displayName().equals(named)
                        : it.customerRoleArn().equals(form.roleArn.get().strip()))
                .findFirst();
    }

    /// The Glue integration that the cluster has already.
    Optional<CatalogIntegration> existingGlue() {
        return choices.catalogs.items().stream().filter(CatalogIntegration::isGlue).findFirst();
    }

    /// Whether something would be lost if the form went away.
    boolean isBegun() {
        return !topics.names().isEmpty();
    }

    void close() {
        choices.close();
        looking.clear();
        parsing.clear();
        searching.clear();
    }

    private void look() {
        if (chosen) {
            parse();
            return;
        }
        String topic = form.name.get().strip();
        SchemaFormat format = form.format.get();
        work.job(text("provisioning.job.schema"), progress -> files.find(topic, format))
                .in(looking)
                .quiet()
                .onResult(found -> {
                    problem.set(null);
                    found.ifPresentOrElse(this::take, () -> {
                        form.filePath.set("");
                        form.fileText.set("");
                    });
                    parse();
                })
                .onFailure(failure -> problem.set(new Problem(failure, this::look)))
                .onEnd(this::settled)
                .start();
    }

    private void take(SchemaFiles.Found found) {
        form.filePath.set(found.path());
        form.fileText.set(found.content());
    }

    private void parse() {
        SchemaSearch.Typed typed = new SchemaSearch.Typed(form.format.get(), form.schema(), !form.references.isEmpty());
        if (typed.equals(parsed)) {
            return;
        }
        parsed = typed;
        work.job(text("provisioning.job.parse"), progress -> typed.flaw())
                .in(parsing)
                .quiet()
                .onResult(found -> {
                    flaw.set(found);
                    read();
                })
                .onEnd(this::settled)
                .start();
    }

    /// Looks for the schema files of topics that were added several at a time, and parses them.
    private void findSchemas(List<TopicDraft> drafts) {
        List<SchemaSearch> searches = drafts.stream()
                .filter(it -> !it.chosen && it.form.source.get() == SchemaSource.FILE)
                .map(it -> new SchemaSearch(it, it.form.name.get().strip(), it.form.format.get()))
                .toList();
        work.job(text("provisioning.job.schema"), progress -> SchemaSearch.all(searches, files))
                .in(searching)
                .quiet()
                .onResult(all -> {
                    all.forEach(topics::take);
                    read();
                })
                .onFailure(failure -> problem.set(Problem.of(failure)))
                .onEnd(this::settled)
                .start();
    }

    private void settled() {
        Runnable waiting = whenParsed;
        if (waiting != null && !isSearching()) {
            whenParsed = null;
            waiting.run();
        }
    }

    private boolean isSearching() {
        return parsing.isBusy() || looking.isBusy() || searching.isBusy();
    }

    private FormReading judge() {
        return FormReading.of(topics.typed(flaw.get()), topics.shownIndex(), opened, provisioner::check);
    }

    private void read() {
        FormReading now = judge();
        reading.set(now);
        topics.mark(now.topics(), asked);
        for (Input input : Input.values()) {
            boolean told = asked || !now.missing().contains(input);
            wrapper(input).set(told ? now.problems().getOrDefault(input, "") : "");
        }
    }

    private ReadOnlyStringWrapper wrapper(Input input) {
        return Objects.requireNonNull(errors.get(input));
    }
}
