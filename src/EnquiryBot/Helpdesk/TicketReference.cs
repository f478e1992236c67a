using System.Security.Cryptography;
using EnquiryBot.Councils;

namespace EnquiryBot.Helpdesk;

/// <summary>The reference of a ticket: three letters of the council and seven drawn at random, without those that are misread or form words.</summary>
internal static class TicketReference
{
    private const string Signs = "23456789BCDFGHJKLMNPQRSTVWXZ";

    public static string New(CouncilId council)
    {
        var drawn = RandomNumberGenerator.GetString(Signs, 7);
        return $"{council.Value[..Math.Min(3, council.Value.Length)].ToUpperInvariant()}-{drawn[..4]}-{drawn[4..]}";
    }
}
