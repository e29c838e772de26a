package tableflow.console.service.doctor.probe;

import static tableflow.console.domain.doctor.check.lake.LakeFacts.DATABASE_ENTRY;
import static tableflow.console.domain.doctor.check.lake.LakeFacts.DATABASE_NAMES;
import static tableflow.console.domain.doctor.check.lake.LakeFacts.GRANTS;
import static tableflow.console.domain.doctor.check.lake.LakeFacts.OPTIMIZERS;
import static tableflow.console.domain.doctor.check.lake.LakeFacts.TABLE_ENTRY;
import static tableflow.console.domain.doctor.check.lake.LakeFacts.VERSIONS;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tableflow.console.domain.aws.LakeGrant;
import tableflow.console.domain.confluent.CatalogIntegration;
import tableflow.console.domain.doctor.Signal.Source;
import tableflow.console.domain.doctor.ladder.Facts;
import tableflow.console.domain.doctor.ladder.Rung;
import tableflow.console.domain.lake.CatalogDatabase;
import tableflow.console.domain.lake.CatalogTable;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.doctor.ladder.Asking;
import tableflow.console.service.doctor.ladder.Probe;
import tableflow.console.service.doctor.ladder.Probe.NotAskable;
import tableflow.console.service.port.Catalog;
import tableflow.console.service.port.CatalogDetails;
import tableflow.console.service.port.LakeFormation;

/// Glue's database and table, what Glue keeps beside them, and Lake Formation's grants.
final class GlueProbes {

    private static final int NEWEST = 5;

    private GlueProbes() {}

    static List<Probe<?>> all() {
        return List.of(
                Probe.of(Facts.DATABASE, Rung.GLUE, Source.LOCAL, "find the database's name", Set.of(),
                        GlueProbes::database).after(Facts.CATALOG_INTEGRATIONS),
                Probe.of(DATABASE_NAMES, Rung.GLUE, Source.GLUE, "list databases", Set.of(Facts.CALLER),
                                asking -> catalog(asking, it -> it.databases().stream().map(CatalogDatabase::name)
                                        .toList()))
                        .telling(names -> names.size() + " databases"),
                Probe.of(DATABASE_ENTRY, Rung.GLUE, Source.GLUE, "read the database",
                                Set.of(Facts.CALLER, Facts.DATABASE),
                                asking -> catalog(asking, it -> it.database(asking.known(Facts.DATABASE))))
                        .telling(found -> found.isPresent() ? "it is there" : "there is none"),
                Probe.of(TABLE_ENTRY, Rung.GLUE, Source.GLUE, "read the table", Set.of(Facts.CALLER, Facts.DATABASE),
                                GlueProbes::entry)
                        .telling(found -> found.isPresent() ? "it is there" : "there is none"),
                Probe.of(Facts.TABLE, Rung.GLUE, Source.LOCAL, "take the table", Set.of(TABLE_ENTRY),
                        asking -> asking.known(TABLE_ENTRY)
                                .orElseThrow(() -> new NotAskable("Glue shows no such table."))),
                Probe.of(VERSIONS, Rung.GLUE, Source.GLUE, "list versions of the table", Set.of(Facts.TABLE),
                                asking -> details(asking, it -> it.versions(asking.known(Facts.TABLE).database(),
                                        asking.known(Facts.TABLE).name(), NEWEST)))
                        .telling(versions -> versions.size() + " versions"),
                Probe.of(OPTIMIZERS, Rung.GLUE, Source.GLUE, "read the table's optimizers",
                                Set.of(Facts.TABLE, Facts.CALLER),
                                asking -> details(asking, it -> it.optimizers(asking.known(Facts.CALLER).account(),
                                        asking.known(Facts.TABLE).database(), asking.known(Facts.TABLE).name())))
                        .telling(all -> all.size() + " optimizers"),
                Probe.of(GRANTS, Rung.GLUE, Source.GLUE, "list Lake Formation's grants on the table",
                                Set.of(Facts.TABLE), GlueProbes::grants)
                        .telling(grants -> grants.size() + " grants"));
    }

    private static <T> T catalog(Asking asking, Function<Catalog, T> call) throws NotAskable {
        try (Catalog catalog = Openers.aws(asking).catalog()) {
            return call.apply(catalog);
        }
    }

    private static <T> T details(Asking asking, Function<CatalogDetails, T> call) throws NotAskable {
        try (CatalogDetails details = Openers.aws(asking).catalogDetails()) {
            return call.apply(details);
        }
    }

    /// The subject's, else the one that the catalog integration was told, else the one with the cluster's id.
    private static String database(Asking asking) throws NotAskable {
        Optional<String> named = asking.subject().database();
        if (named.isPresent()) {
            return named.get();
        }
        Optional<String> custom = asking.evidence().value(Facts.CATALOG_INTEGRATIONS).stream().flatMap(List::stream)
                .filter(CatalogIntegration::isGlue)
                .flatMap(it -> Optional.ofNullable(it.customDatabase()).stream()).findFirst();
        if (custom.isPresent()) {
            return custom.get();
        }
        Profile.Kafka kafka = asking.subject().profile().kafka();
        if (kafka == null) {
            throw new NotAskable("No database is named, and no cluster whose id would be its name.");
        }
        return kafka.clusterId();
    }

    private static Optional<CatalogTable> entry(Asking asking) throws NotAskable {
        String name = asking.subject().table().or(() -> asking.subject().topic())
                .orElseThrow(() -> new NotAskable("No table and no topic is named."));
        String database = asking.known(Facts.DATABASE);
        return catalog(asking, it -> {
            Optional<CatalogTable> found = it.table(database, name);
            String lower = name.toLowerCase(Locale.ROOT);
            return found.isPresent() || lower.equals(name) ? found : it.table(database, lower);
        });
    }

    private static List<LakeGrant> grants(Asking asking) throws NotAskable {
        CatalogTable table = asking.known(Facts.TABLE);
        if (!table.lakeFormation()) {
            throw new NotAskable("The table's place is not registered with Lake Formation.");
        }
        try (LakeFormation lake = Openers.aws(asking).lakeFormation()) {
            return lake.grants(table.database(), table.name());
        }
    }
}
