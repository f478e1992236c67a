using EnquiryBot.Councils;

namespace EnquiryBot.Data;

/// <summary>A row that belongs to one council. Every read of it is filtered by the councils in scope; see <see cref="EnquiryBotDb"/>.</summary>
public interface ICouncilOwned
{
    /// <summary>The council whose row it is.</summary>
    CouncilId Council { get; }
}
