package org.hongxian.map.coverage;

import java.util.Set;
import java.util.UUID;

/** Says which layer versions somebody goes on asking although they are not current any more: their coverage files are kept. */
@FunctionalInterface
public interface VersionsInUse {

    Set<UUID> versionsInUse();
}
