using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EnquiryBot.Data;

namespace EnquiryBot.Insights;

/// <summary>Stores turn records.</summary>
public static class TurnLog
{
    /// <summary>The change that stores a record. It goes with the turn's reply, so a turn that runs again after a crash is counted once.</summary>
    public static Action<EnquiryBotDb> Add(TurnRecord record) => db => db.Add(record);

    /// <summary>The id of the record of a message.</summary>
    public static Guid IdOf(string conversationId, long sequence) => new(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"{conversationId}|{sequence}"))).AsSpan(0, 16));
}
