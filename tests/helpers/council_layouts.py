"""Layouts of work programmes that councils use, and how each is understood."""

from __future__ import annotations

from collections.abc import Mapping

LAYOUTS: Mapping[str, tuple[str, list[str], list[str], list[str]]] = {
    "two columns, everything in one cell": (
        """
        # Committee 2023/24 Work Programme
        | Date | Items |
        | 28 September | **Improvement** / To scrutinise progress / * Workforce / **SEND** |
        | 26 October Page 49 | **Youth Justice** / To see what came of it / _with the police_ |
        """,
        [
            "2023-09-28: Improvement > To scrutinise progress - Workforce; SEND",
            "2023-10-26: Youth Justice > To see what came of it note with the police",
        ],
        [],
        ["Page 49"],
    ),
    "report deadlines, authors and witnesses, meetings with no items": (
        """
        | Meeting Date | Report Deadline | Agenda Items | Details and desired outcome | Author and Witnesses |
        | 18 June 2013 | 5 June 2013 | Road safety | Fewer accidents | Head of Highways; police |
        | | | Parking | | |
        | 23 July 2013 | 10 July 2013 | | | |
        """,
        ["2013-06-18: Road safety > Fewer accidents author Head of Highways; police; Parking", "2013-07-23:"],
        ["column:details and desired outcome"],
        ["5 June 2013", "10 July 2013"],
    ),
    "a table broken over a page, its header again": (
        """
        | Theme | Date | Item | Lead Officer / Exec Member | Notes (or Scope) |
        | Roads | 9 June 2025 | Ring road | Director; Executive Member | Pre-decision |

        | Theme | Date | Item | Lead Officer / Exec Member | Notes (or Scope) |
        | Money | | Petitions | Director | Six-monthly update |
        | | 01 October 2025 (additional meeting) | Castle Gateway | | |
        """,
        [
            "2025-06-09: Ring road lead Director; Executive Member note Theme: Roads; Pre-decision; "
            "Petitions lead Director note Theme: Money; Six-monthly update [information]",
            "2025-10-01 additional: Castle Gateway",
        ],
        ["column:theme", "updates"],
        [],
    ),
    "windows instead of days": (
        """
        # Scrutiny Work Programme 2023/24
        | Review Title & Objectives | Expected Start | Issue Type | Officers | Timetable |
        | **Members' ICT** / To see what members use | September-October 2023 (estimated) | Survey | Head of ICT | |
        | **Adaptations** | Post-May 2023 | | | Four months |
        | **Tourism** | TBC but likely 2024 | | | |
        | **Parks** | Spring | | | |
        | **Markets** | TBC | | | |
        """,
        [
            "September-October 2023 (estimated) 2023-09-01..2023-10-31: "
            "Members' ICT > To see what members use lead Head of ICT note Issue Type: Survey",
            "Post-May 2023 2023-06-01..: Adaptations note Timetable: Four months",
            "TBC but likely 2024 2024-01-01..2024-12-31: Tourism",
            "Spring 2024-03-01..2024-05-31: Parks",
            "TBC ..: Markets",
        ],
        ["columns", "windows", "windows-of-years"],
        [],
    ),
    "dates as headings, numbered items below": (
        """
        # Area Committee - Work Programme 2022/23
        # 23/06/2022 - Forum
        1. Bus services
        2. Water quality
        # 30 July 2022 (meeting Cancelled)
        # Thursday 29 September 2022 - Mid Cycle Briefing
        1. Budget monitoring
        # Thursday 29 July 2022
        * Coastal erosion
        """,
        [
            "2022-06-23: Bus services; Water quality",
            "2022-07-29: Coastal erosion",
            "2022-07-30 cancelled:",
            "2022-09-29 briefing: Budget monitoring [information]",
        ],
        ["kind:forum", "weekday:Thursday 29 July 2022"],
        [],
    ),
    "a pool of topics, with where they came from": (
        """
        # Work Programme 2024/25
        | Date | Topic |
        | 20 June | Housing |
        # Topics to be scheduled
        | Topic | Suggested by | Comments |
        | Empty homes | Members | In the local plan |
        | Dentists | Public | |
        # Membership
        Eight councillors
        """,
        [
            "2024-06-20: Housing",
            "Members ..: Empty homes note In the local plan",
            "Public ..: Dentists",
        ],
        [],
        ["Membership", "Eight councillors"],
    ),
    "headings inside the table": (
        """
        | Work Programme 2024/25 | Work Programme 2024/25 | Work Programme 2024/25 |
        | Date | Topic | Purpose |
        | Thursday 13 June / 6.30pm, Town Hall | **Libraries** / Lead officer: Law / Witnesses: Police; NHS | To learn |
        | 12 September 2024 | 1. Alpha / 2. Beta | |
        | Items to be scheduled | | |
        | TBC | Delta | |
        """,
        [
            "2024-06-13 18:30 Town Hall: Libraries > To learn lead Law with Police with NHS",
            "2024-09-12: Alpha; Beta",
            "TBC ..: Delta",
        ],
        [],
        [],
    ),
    "several lines without style": (
        """
        | When | Agenda item |
        | 13 June 2024 | Libraries / Museums |
        | 12 September 2024 | Parks / * swings / * trees |
        """,
        ["2024-06-13: Libraries; Museums", "2024-09-12: Parks - swings - trees"],
        ["lines-each", "bullets"],
        [],
    ),
    "no headings at all": (
        """
        | 13 June 2024 | Libraries | Head of Law |
        | | Museums | Head of Arts |
        """,
        ["2024-06-13: Libraries note Head of Law; Museums note Head of Arts"],
        ["no-headings:table 1, row 1, column 1", "column:column 3"],
        [],
    ),
    "only the weekday says which year": (
        """
        | Date | Item |
        | Thursday 28 September | Libraries |
        | Thursday 26 October | Museums (tentative, for information) |
        """,
        ["2023-09-28: Libraries", "2023-10-26: Museums [information] [tentative]"],
        ["year"],
        [],
    ),
    "both ends of the municipal year in May": (
        """
        Work programme 2024-25
        | Date | Item | Cabinet Member |
        | 16 May | Appointment of Chair | Leader |
        | 20 June | Workshop on housing | |
        | 15 May | Annual report | |
        """,
        [
            "2024-05-16: Appointment of Chair holder Leader [standing]",
            "2024-06-20: Workshop on housing [information]",
            "2025-05-15: Annual report",
        ],
        ["turn:16 May", "turn:15 May", "housekeeping", "workshops"],
        [],
    ),
    "run together, as a PDF gives it": (
        """
        Work programme 2023/24
        | Date | Items |
        | 26 October | Youth Justice To examine the response. Annual Report To consider the report |
        | 25 April | Impact on Education Review of Early Help |
        """,
        [
            "2023-10-26: Youth Justice > To examine the response.; Annual Report > To consider the report",
            "2024-04-25: Impact on Education; Review of Early Help",
        ],
        ["title-objective", "second:", "title:"],
        [],
    ),
}
"""Name -> the page, the lines of its draft, the beginnings of the ids of its questions, and the texts left out."""
