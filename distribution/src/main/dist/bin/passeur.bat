@echo off
rem Starts Passeur. All arguments are Passeur's own: Traefik's flags and commands (try --help).
rem Without arguments, TRAEFIK_* variables and a traefik.toml, .yaml or .yml in the working directory,
rem conf\traefik.toml beside this script's folder is used, and the working directory is the folder above it.
rem Java 17 or newer: %JAVA_HOME% if set, else the java on the PATH. PASSEUR_OPTS or JAVA_OPTS: flags for the JVM.
setlocal
for %%i in ("%~dp0..") do set "PASSEUR_HOME=%%~fi"

rem Put on the PATH instead of quoted in the for below, whose quotes cmd would take apart at a pipe.
if "%JAVA_HOME%"=="" goto java
if not exist "%JAVA_HOME%\bin\java.exe" (
    echo passeur: JAVA_HOME is "%JAVA_HOME%", but there is no bin\java.exe in it 1>&2
    exit /b 1
)
set "PATH=%JAVA_HOME%\bin;%PATH%"
:java
set "JAVA_MAJOR="
for /f "tokens=3" %%v in ('java -version 2^>^&1 ^| findstr /i version') do if not defined JAVA_MAJOR set "JAVA_MAJOR=%%~v"
if not defined JAVA_MAJOR (
    echo passeur: Java 17 or newer is needed, but none was found; install one or set JAVA_HOME 1>&2
    exit /b 1
)
for /f "delims=.-+_ tokens=1" %%m in ("%JAVA_MAJOR%") do set "JAVA_MAJOR=%%m"
if %JAVA_MAJOR% LSS 17 (
    echo passeur: Java 17 or newer is needed, but this is Java %JAVA_MAJOR%; install a newer one or set JAVA_HOME 1>&2
    exit /b 1
)

set "FLAGS=-XX:-UsePerfData -Dfile.encoding=UTF-8 -XX:MaxRAMPercentage=25"
if %JAVA_MAJOR% GEQ 23 set "FLAGS=%FLAGS% --sun-misc-unsafe-memory-access=allow"

set "CONF="
if not "%~1"=="" goto run
for /f "delims=" %%e in ('set TRAEFIK_ 2^>nul') do goto run
for %%x in (toml yaml yml) do if exist "traefik.%%x" goto run
if not exist "%PASSEUR_HOME%\conf\traefik.toml" goto run
set CONF="--configFile=%PASSEUR_HOME%\conf\traefik.toml"
cd /d "%PASSEUR_HOME%"

:run
java %FLAGS% "-Dpasseur.home=%PASSEUR_HOME%" %JAVA_OPTS% %PASSEUR_OPTS% -cp "%PASSEUR_HOME%\lib\*" io.passeur.server.Main %CONF% %*
exit /b %ERRORLEVEL%
