using System.CommandLine;

namespace EnquiryBot.Cli.Support;

/// <summary>Runs a command and says on standard error, in a sentence, why one could not run or did not succeed.</summary>
internal static class CommandRunner
{
    /// <summary>What was asked for was done, but found wanting: a fault in a file, a part that failed.</summary>
    public const int Failure = 1;

    /// <summary>What was asked for makes no sense: an unknown command, a missing option, a file that is not there.</summary>
    public const int WrongUsage = 2;

    public static async Task<int> RunAsync(RootCommand root, string[] args, TextWriter output, TextWriter error)
    {
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var message in parsed.Errors.Select(e => e.Message).Distinct())
            {
                await error.WriteLineAsync(message);
            }

            await error.WriteLineAsync("Add --help to see what the command takes.");
            return WrongUsage;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        }
        catch (OperationCanceledException)
        {
            await error.WriteLineAsync("Stopped.");
            return Failure;
        }
        catch (UsageException e)
        {
            await error.WriteLineAsync(e.Message);
            return WrongUsage;
        }
        catch (Exception e)
        {
            await error.WriteLineAsync(e.Message);
            return Failure;
        }
    }
}

/// <summary>A value that only the command itself can find to be wrong; the message says what would be right.</summary>
internal sealed class UsageException(string message) : Exception(message);
