package tableflow.console;

import java.time.Clock;
import java.util.concurrent.ThreadFactory;
import tableflow.console.cli.Services.Foresight;
import tableflow.console.cli.Services.Opened;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.lake.LakeTables;
import tableflow.console.service.port.AwsConnector;
import tableflow.console.service.port.Catalog;
import tableflow.console.service.port.ObjectStorage;
import tableflow.console.service.query.plan.Estimator;
import tableflow.console.service.query.plan.WriteRefusal;

/// Puts together what the command knows of a statement before it runs.
final class AthenaForesight {

    private AthenaForesight() {}

    static Opened<Foresight> of(Profile profile, AwsConnector aws, ThreadFactory threads) {
        Catalog catalog = aws.catalog();
        ObjectStorage storage = aws.storage();
        return new Opened<>(
                new Foresight(
                        new Estimator(new LakeTables(catalog::table, storage, threads), Clock.systemUTC()),
                        new WriteRefusal(profile.name(), profile.readOnly(), catalog::table)),
                () -> {
                    catalog.close();
                    storage.close();
                });
    }
}
