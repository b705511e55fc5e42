package io.fairlead.testing.simulators.juso;

/** A stretch of a road within one legal-status town, whose code begins its buildings' codes; it starts at x and y in metres of the grid UTM-K. */
record Road(
        String province,
        String provinceEnglish,
        String district,
        String districtEnglish,
        String town,
        String townCode,
        String name,
        String nameEnglish,
        String code,
        int x,
        int y) {}
