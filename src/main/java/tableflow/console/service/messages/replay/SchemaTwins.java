package tableflow.console.service.messages.replay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.change.ChangeRequest.NewSchema;
import tableflow.console.domain.change.ChangeRequest.SchemaReference;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.schema.SchemaVersion;
import tableflow.console.domain.schema.SubjectName;
import tableflow.console.domain.schema.SubjectName.Part;
import tableflow.console.service.messages.SchemaName;
import tableflow.console.service.port.RegistryAdmin.SubjectVersion;
import tableflow.console.service.port.SchemaRegistry;

/// Two registries, and which schema of the one is which of the other. Two are the same when their language and text
/// are, and so is all that they refer to, each in its own registry.
///
/// @param own where schemas come from
/// @param other where they are looked for
record SchemaTwins(SchemaRegistry own, SchemaRegistry other) {

    /// @param part for which a subject that is named after a topic is preferred, where the schema has several
    Optional<SchemaVersion> own(SchemaName name, Part part) {
        return by(own, name).map(it -> placed(own, it, part));
    }

    /// A schema of the other registry with one of its subjects.
    SchemaVersion placed(SchemaVersion version, Part part) {
        return placed(other, version, part);
    }

    /// Registries tell no subject with a schema that is asked for by its id.
    private static SchemaVersion placed(SchemaRegistry registry, SchemaVersion version, Part part) {
        if (!version.subject().isEmpty() || version.id() <= 0) {
            return version;
        }
        return registry.admin().holders(SubjectName.DEFAULT_CONTEXT, version.id()).stream()
                .min(Comparator.comparing((SubjectVersion it) -> SubjectName.of(it.subject()).topic()
                                .filter(topic -> topic.part() == part).isEmpty())
                        .thenComparing(SubjectVersion::subject))
                .map(it -> new SchemaVersion(it.subject(), it.version(), version.id(), version.format(),
                        version.text(), version.references()))
                .orElse(version);
    }

    /// What the other one has by the very same name.
    Optional<SchemaVersion> other(SchemaName name) {
        return by(other, name);
    }

    private static Optional<SchemaVersion> by(SchemaRegistry registry, SchemaName name) {
        return name.guid() == null ? registry.byId(name.id()) : registry.byGuid(name.guid());
    }

    /// @param one of the own registry
    /// @param two of the other one
    boolean same(SchemaVersion one, SchemaVersion two) {
        if (!one.format().equals(two.format()) || !one.text().equals(two.text())
                || one.references().size() != two.references().size()) {
            return false;
        }
        for (int i = 0; i < one.references().size(); i++) {
            SchemaReference first = one.references().get(i);
            SchemaReference second = two.references().get(i);
            Optional<SchemaVersion> firstSchema = referred(own, one, first);
            Optional<SchemaVersion> secondSchema = referred(other, two, second);
            if (!first.name().equals(second.name()) || firstSchema.isEmpty() || secondSchema.isEmpty()
                    || !same(firstSchema.get(), secondSchema.get())) {
                return false;
            }
        }
        return true;
    }

    private static Optional<SchemaVersion> referred(
            SchemaRegistry registry, SchemaVersion from, SchemaReference reference) {
        String subject = SubjectName.of(from.subject()).sibling(reference.subject()).toString();
        return registry.version(subject, reference.version());
    }

    /// The version of a subject of the other registry that is the same as `version`. References carry the numbers that
    /// their schemas have there.
    Optional<SchemaVersion> find(SchemaVersion version, String subject) {
        SchemaFormat format = version.format().known();
        if (format == null) {
            return Optional.empty();
        }
        List<SchemaReference> references = new ArrayList<>();
        for (SchemaReference reference : version.references()) {
            Optional<SchemaVersion> there = referred(own, version, reference).flatMap(it -> find(it,
                    SubjectName.of(version.subject()).sibling(reference.subject()).toString()));
            if (there.isEmpty()) {
                return Optional.empty();
            }
            references.add(new SchemaReference(reference.name(), reference.subject(), there.get().version()));
        }
        try {
            return other.lookup(new NewSchema(subject, format, version.text(), references));
        } catch (RemoteFailure failed) {
            // A registry that cannot read the text does not have it.
            if (failed.is(Kind.INVALID) || failed.is(Kind.NOT_FOUND)) {
                return Optional.empty();
            }
            throw failed;
        }
    }
}
