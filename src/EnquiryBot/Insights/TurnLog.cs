using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EnquiryBot.Data;
using Microsoft.EntityFrameworkCore;

namespace EnquiryBot.Insights;

/// <summary>Stores turn records.</summary>
public sealed class TurnLog(GroupCommitWriter writer)
{
    /// <summary>Stores a record; when the turn has one already, that one stays.</summary>
    public async Task AddAsync(TurnRecord record, CancellationToken ct)
    {
        try
        {
            await writer.CommitAsync(db => db.Add(record), ct);
        }
        catch (DbUpdateException)
        {
            // The turn ran before and died between its record and its reply; the first record is as good.
        }
    }

    /// <summary>The id of the record of a message.</summary>
    public static Guid IdOf(string conversationId, long sequence) => new(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"{conversationId}|{sequence}"))).AsSpan(0, 16));
}
