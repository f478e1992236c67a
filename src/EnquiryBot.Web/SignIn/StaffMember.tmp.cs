using EnquiryBot.Councils;

namespace EnquiryBot.Helpdesk;

public sealed record StaffMember(string Id, string Name, CouncilId Council, IReadOnlySet<CouncilId> Councils, IReadOnlyList<LanguageTag> Languages);
