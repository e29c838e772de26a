package tableflow.console.service.port;

import java.util.List;
import tableflow.console.domain.aws.LakeGrant;
import tableflow.console.domain.aws.LakeLocation;
import tableflow.console.domain.aws.LakeSettings;

/// Lake Formation's settings and grants of an account and region. Reads only.
public interface LakeFormation extends AutoCloseable {

    LakeSettings settings();

    /// Who may do what with a database.
    List<LakeGrant> grants(String database);

    /// Who may do what with a table.
    List<LakeGrant> grants(String database, String table);

    /// The places whose tables it decides on.
    List<LakeLocation> locations();

    @Override
    void close();
}
