/** Driver of bioreactors that follow OPC UA LADS (OPC 30500-1). Everything is found by browsing; no instance node id is known. */
@org.jspecify.annotations.NullMarked
package org.ferrule.plugin.lads;
